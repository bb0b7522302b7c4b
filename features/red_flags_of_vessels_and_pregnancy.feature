Feature: Red flags of heart, vessels and pregnancy
  Pain in the back or neck can come from the heart, a large vessel, an artery of the neck or a
  pregnancy. Such a person is sent to the right place, and gets no week.
  Whatever a table does not mention, the person answers as a well person with two weeks
  of simple low back pain would.

  Scenario Outline: Heart and large vessels
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer   |
      | age              | <age>    |
      | where            | <where>  |
      | chest_signs      | <ticked> |
      | limb_signs       | <limb>   |
      | limb_time        | days     |
      | heart_conditions | <heart>  |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                | age | where      | ticked            | limb         | heart    | triage          | rule                         |
      | a tight chest, now                  | 50  | low_back   | chest_pain        |              |          | emergency       | chest-pain                   |
      | short of breath, blades ache        | 50  | upper_back | breathless        |              |          | emergency       | breathless-with-sign         |
      | tearing between the shoulder blades | 50  | upper_back | tearing_pain      |              |          | emergency       | tearing-pain                 |
      | a stab with each breath             | 50  | low_back   | pain_on_breathing |              |          | emergency       | pain-on-breathing            |
      | cold sweat with the pain            | 50  | low_back   | sweating_faint    |              |          | emergency       | clammy                       |
      | a known aneurysm, and a new pain    | 50  | low_back   |                   |              | aneurysm | emergency       | aneurysm-new-pain            |
      | swollen calf and short of breath    | 50  | low_back   | breathless        | limb_swollen |          | emergency       | swollen-limb-with-chest-sign |
      | short of breath, and nothing else   | 50  | low_back   | breathless        |              |          | urgent          | breathless                   |
      | not sure about my chest             | 50  | low_back   | not_sure          |              |          | urgent          | chest-list-not-sure          |
      | swollen warm calf                   | 50  | low_back   |                   | limb_swollen |          | urgent          | swollen-limb                 |
      | chest tight on stairs, unchecked    | 50  | low_back   | effort_pain       |              |          | urgent          | ache-on-effort               |
      | blacked out, nobody knows why       | 50  | low_back   | blackout          |              |          | urgent          | blackout-alone               |
      | my heart races, and my blades ache  | 50  | upper_back | palpitations      |              |          | urgent          | palpitations                 |
      | my heart races of late              | 50  | low_back   | palpitations      |              |          | clinician_first | palpitations-alone           |

  Scenario Outline: Vessels of the neck and head
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer     |
      | age             | <age>      |
      | where           | neck       |
      | neck_more       | <neck>     |
      | face_head_signs | <head>     |
      | head_more       | <headache> |
      | dizzy_more      | <dizzy>    |
      | over_50_signs   | <temple>   |
      | ill_signs       | <fever>    |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | age | neck       | head     | headache    | dizzy       | temple          | fever | triage          | rule                           |
      | unlike any before, and I see double  | 40  | unlike_any | sight    |             |             |                 |       | emergency       | neck-pain-unlike-any-with-sign |
      | unlike any before, and dizzy         | 40  | unlike_any | dizzy    |             | none        |                 |       | emergency       | neck-pain-unlike-any-with-sign |
      | at its worst within a minute         | 40  |            | headache | worst_5min  |             |                 |       | emergency       | thunderclap                    |
      | fever, stiff neck, light hurts       | 22  | stiff_chin | headache | light_hurts |             |                 | fever | emergency       | ill-with-meningitis-sign       |
      | sore temple, and a shadow on one eye | 70  |            | sight    |             |             | temple_headache |       | emergency       | temple-sign-and-sight          |
      | slurred speech and an old neck pain  | 40  |            | speech   |             |             |                 |       | emergency       | speech-slurred                 |
      | not sure about my head               | 40  |            | not_sure |             |             |                 |       | urgent          | head-sign-not-sure             |
      | unlike any before, nothing else      | 41  | unlike_any |          |             |             |                 |       | urgent          | neck-pain-unlike-any           |
      | everything spins for hours           | 40  |            | dizzy    |             | spin_hours  |                 |       | urgent          | spinning-for-hours             |
      | my legs gave way without warning     | 40  |            | dropped  |             |             |                 |       | urgent          | dropped-to-the-floor           |
      | sore temple at 51                    | 51  |            |          |             |             | temple_headache |       | urgent          | temple-headache                |
      | a little dizzy for weeks, else well  | 40  |            | dizzy    |             | none        |                 |       | clinician_first | dizzy-unexplained              |
      | dizzy when I stand up quickly        | 40  |            | dizzy    |             | on_standing |                 |       | plan_with_care  | dizzy-on-turning-or-standing   |

  Scenario: A familiar headache from a tender neck is no red flag
    Given a person whose one trouble is "neck"
    And the person answers
      | question        | answer      |
      | face_head_signs | headache    |
      | head_more       | usual       |
      | feels           | ache, knots |
      | trigger_points  | reproduce   |
    When the rules are run
    Then the triage is "plan"

  Scenario Outline: Pregnancy
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer   |
      | age             | 29       |
      | pregnancy       | pregnant |
      | weeks_pregnant  | <weeks>  |
      | pregnancy_signs | <ticked> |
      | ill_signs       | <ill>    |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                         | weeks | ticked                | ill         | triage          | rule                              |
      | heavy bleeding               | 28    | heavy_bleeding        |             | emergency       | pregnant-heavy-bleeding           |
      | tummy pain that does not go  | 28    | constant_tummy_pain   |             | emergency       | pregnant-constant-tummy-pain      |
      | spotting, and my back hurts  | 28    | spotting              |             | emergency       | late-pregnancy-bleeding-with-pain |
      | a bad headache and spots     | 28    | bad_headache, blurred |             | emergency       | pregnant-two-pressure-signs       |
      | not sure about one of them   | 28    | not_sure              |             | urgent          | pregnancy-signs-not-sure          |
      | spotting early on            | 12    | spotting              |             | urgent          | pregnant-spotting                 |
      | watery fluid                 | 28    | waters                |             | urgent          | pregnant-labour-signs             |
      | backache that comes and goes | 28    | tightening            |             | urgent          | pregnant-labour-signs             |
      | the baby moves less          | 28    | fewer_movements       |             | urgent          | pregnant-fewer-movements          |
      | it hurts to pee              | 28    |                       | burning_pee | urgent          | burning-pee-in-pregnancy          |
      | a bad headache               | 28    | bad_headache          |             | urgent          | pregnant-pressure-sign            |
      | a fever                      | 28    |                       | fever       | urgent          | fever                             |
      | the midwife said no exercise | 28    | told_not_to_exercise  |             | clinician_first | told-not-to-exercise              |

  Scenario Outline: A healthy pregnancy with an aching back gets a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | age            | 30       |
      | pregnancy      | pregnant |
      | weeks_pregnant | 22       |
      | pelvic_pain    | <pelvis> |
    When the rules are run
    Then the triage is "<triage>"
    And there is a week

    Examples:
      | says                         | pelvis | triage         |
      | only my back aches           | no     | plan           |
      | the ring of the pelvis hurts | yes    | plan_with_care |

  Scenario Outline: Blood pressure
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer    |
      | blood_pressure | <reading> |
      | pressure_signs | <with>    |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | reading    | with     | triage          |
      | 188 over 112 and a headache       | very_high  | yes      | emergency       |
      | 188 over 112, not sure about more | very_high  | not_sure | emergency       |
      | 188 over 112, and I feel fine     | very_high  | no       | clinician_first |
      | 165 over 102 on tablets           | raised     |          | plan_with_care  |
      | 134 over 82 on one tablet         | controlled |          | plan            |

  Scenario Outline: Heart and clots of late
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer   |
      | heart_conditions | <ticked> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                            | ticked        | triage          |
      | my heart trouble gets worse     | heart_worse   | urgent          |
      | a heart attack two weeks ago    | heart_recent  | clinician_first |
      | a clot in the lung last week    | clot_recent   | clinician_first |
      | I am not sure about one of them | not_sure      | clinician_first |
      | heart disease, settled          | heart_disease | plan_with_care  |
