Feature: Guards against sending too far
  What sounds alike but is harmless must not send anybody too far: somebody who is sent away for nothing
  does not come back when it matters. Each guard is as hard as a danger, and each ends where the danger
  begins. Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: Guard 1: a strain that caught on lifting, and eases in some position
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer       |
      | Time since it began  | Up to 3 days |
      | How it began         | <began>      |
      | How fast it grew     | <fast>       |
      | What eases it        | <eased by>   |
      | Pain at its easiest  | <at best>    |
      | Pain on moving       | 9            |
      | Chest, breath, tummy | <chest>      |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                   | began                                           | fast            | eased by       | at best | chest                     | triage          |
      | it caught at once, lying eases it      | Lifting, bending, twisting, coughing            | Within a minute | Resting, lying | 3       |                           | Plan with care  |
      | it caught and grew, 8 even lying       | Lifting, bending, twisting, coughing            | More slowly     | Resting, lying | 8       |                           | Clinician first |
      | it caught at once, 8 even lying        | Lifting, bending, twisting, coughing            | Within a minute | Resting, lying | 8       |                           | Clinician first |
      | it struck out of nothing, 7 even lying | Suddenly, within seconds, doing nothing special |                 | Resting, lying | 7       |                           | Same day        |
      | it caught, and I went grey and clammy  | Lifting, bending, twisting, coughing            | Within a minute | Resting, lying | 3       | Cold sweat, grey or faint | Emergency       |

  Scenario Outline: Guard 2: an injury of long ago
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer                       |
      | Time since it began      | <duration>                   |
      | Where it hurts           | <where>                      |
      | How it goes              | Getting better               |
      | How it began             | Fall from higher up, or dive |
      | Height of the fall       | 1 metre, 5 stairs or more    |
      | When the injury was      | <when>                       |
      | Scanned since the injury | <checked>                    |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                         | duration       | where      | when             | checked             | triage          |
      | fell years ago                               | Over 12 weeks  | Lower back | Longer ago       | No, or not sure     | Plan            |
      | fell eight weeks ago, low back               | Up to 12 weeks | Lower back | Longer ago       | No, or not sure     | Plan            |
      | fell eight weeks ago, a neck never looked at | Up to 12 weeks | Neck       | Longer ago       | No, or not sure     | Clinician first |
      | fell eight weeks ago, a neck looked at       | Up to 12 weeks | Neck       | Longer ago       | Yes, nothing broken | Plan            |
      | fell a month ago                             | Up to 6 weeks  | Lower back | 2 to 6 weeks ago | No, or not sure     | Same day        |

  Scenario Outline: Guards 3 and 4: a slow bump from behind, and a neck that was only turned
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer              |
      | Age                   | <age>               |
      | Where it hurts        | Neck                |
      | How it began          | <began>             |
      | Kind of road accident | <road>              |
      | When the injury was   | In the last 2 weeks |
      | Since the injury      | <since>             |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | age | began                                | road                                      | since                                      | triage         |
      | bumped in a queue, the head turns | 40  | Road accident                        | A slow bump from behind, as in a queue    | None of these                              | Plan with care |
      | bumped, and the head cannot turn  | 40  | Road accident                        | A slow bump from behind, as in a queue    | I cannot turn my head halfway to each side | Same day       |
      | hit at speed                      | 40  | Road accident                        | Faster than that, up to 60 mph (100 km/h) | None of these                              | Emergency      |
      | turned the head, at 70            | 70  | Lifting, bending, twisting, coughing |                                           |                                            | Plan with care |
      | stumbled, at 70                   | 70  | Trip or fall                         |                                           | None of these                              | Emergency      |

  Scenario Outline: Guards 5 and 6: legs that ache, and legs that tire on walking
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer    |
      | Age                    | 64        |
      | Where it hurts         | <where>   |
      | How far down legs      | <reach>   |
      | Arms, legs and walking | <legs>    |
      | More on limb sign      | <when>    |
      | Start of limb sign     | <since>   |
      | Change of limb sign    | No change |
      | Limb sign checked      | No        |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                         | where                      | reach                            | legs                                                                                      | when                                       | since                      | triage          |
      | a dull ache in buttock and thigh             | Lower back; Buttock or hip | To the thigh, not below the knee | None of these                                                                             |                                            |                            | Plan            |
      | pain below both knees                        | Lower back; Leg or foot    | Below both knees                 | None of these                                                                             |                                            |                            | Same day        |
      | heavy on walking for a year, sitting helps   | Lower back                 |                                  | Legs heavy after walking, better after sitting                                            | Only when I stand or walk, gone when I sit | Over 12 weeks ago          | Plan with care  |
      | the same, and they feel unsteady then        | Lower back                 |                                  | Legs heavy after walking, better after sitting; Legs stiff, clumsy or unsteady, stumbling | Only when I stand or walk, gone when I sit | Over 12 weeks ago          | Plan with care  |
      | heavy on walking for a month                 | Lower back                 |                                  | Legs heavy after walking, better after sitting                                            | Only when I stand or walk, gone when I sit | Over 2 weeks ago, up to 12 | Clinician first |
      | both legs tingle for a month, not on walking | Lower back                 |                                  | Tingling, numbness or shooting pain in both legs                                          | None of these                              | Over 2 weeks ago, up to 12 | Emergency       |

  Scenario Outline: Guard 7: an old leak or an old numb patch, unchanged
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer   |
      | Bladder, bowel, between legs | <saddle> |
      | Spine and joint disease      | <spine>  |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                  | saddle                                                                             | spine                                             | triage          |
      | leaks on sneezing, for years          | Only an old one, unchanged                                                         | None of these                                     | Plan            |
      | a numb patch since a disc of long ago | Only an old one, unchanged                                                         | Slipped disc or sciatica before, gone or operated | Clinician first |
      | an old leak, and newly numb           | Only an old one, unchanged; Numb, tingling or odd between the legs, or when wiping | None of these                                     | Emergency       |

  Scenario Outline: Guards 8, 9 and 11: a neck nerve, a wry neck, and hands asleep at night
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer         |
      | Where it hurts         | <where>        |
      | How it began           | <began>        |
      | Same pain before       | Never          |
      | What makes it worse    | Turning        |
      | What eases it          | Resting, lying |
      | Neck and head signs    | <neck>         |
      | Head, face and sight   | <head>         |
      | Chest, breath, tummy   | <chest>        |
      | Arms, legs and walking | <hands>        |
      | More on limb sign      | <when>         |
      | Start of limb sign     | <since>        |
      | Change of limb sign    | No change      |
      | Limb sign checked      | No             |
      | Down the arm           | <reach>        |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Arm pain of a neck nerve is no chest pain
      | says                           | where             | began  | neck          | head          | chest                                     | hands         | when | since | reach                     | triage         |
      | down the arm, worse on turning | Neck; Arm or hand | Slowly | None of these | None of these | None of these                             | None of these |      |       | Shooting pain or tingling | Plan with care |
      | and a tight chest              | Neck; Arm or hand | Slowly | None of these | None of these | Chest pain, pressure or tightness at rest | None of these |      |       | Shooting pain or tingling | Emergency      |

    Examples: A first wry neck on waking
      | says                              | where | began           | neck                              | head                               | chest         | hands         | when | since | reach | triage         |
      | cannot turn, unlike any before    | Neck  | Woke up with it | Pain unlike any stiff neck before | None of these                      | None of these | None of these |      |       |       | Plan with care |
      | the same, and I see double        | Neck  | Woke up with it | Pain unlike any stiff neck before | Seeing double or sudden sight loss | None of these | None of these |      |       |       | Emergency      |
      | unlike any before, out of nothing | Neck  | Slowly          | Pain unlike any stiff neck before | None of these                      | None of these | None of these |      |       |       | Same day       |

    Examples: Both hands tingle only at night
      | says                       | where | began  | neck          | head          | chest         | hands                               | when                                   | since                      | reach | triage          |
      | only at night, for a month | Neck  | Slowly | None of these | None of these | None of these | Both hands or arms numb or tingling | Only at night or when I grip something | Over 2 weeks ago, up to 12 |       | Plan with care  |
      | all day, for a month       | Neck  | Slowly | None of these | None of these | None of these | Both hands or arms numb or tingling | None of these                          | Over 2 weeks ago, up to 12 |       | Clinician first |

  Scenario Outline: Guard 10: a body at risk with a pain of years, unchanged
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer        |
      | Time since it began | Over 12 weeks |
      | Same pain before    | <compared>    |
      | Bones               | <bones>       |
      | Medicines           | <medicine>    |
      | Health conditions   | <illness>     |
      | Cancer now or past  | <cancer>      |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                             | compared                   | bones        | medicine                                      | illness  | cancer                                          | triage          |
      | thin blood                       | Yes, like this             |              | Blood thinner, clopidogrel (not just aspirin) |          |                                                 | Plan            |
      | diabetes                         | Yes, like this             |              |                                               | Diabetes |                                                 | Plan            |
      | thin bones                       | Yes, like this             | Osteoporosis |                                               |          |                                                 | Plan with care  |
      | a cancer, over five years ago    | Yes, like this             |              |                                               |          | It ended over 5 years ago                       | Plan with care  |
      | the same, but stronger than ever | Yes, but never this strong |              |                                               |          | It ended over 5 years ago                       | Clinician first |
      | a cancer, under treatment        | Yes, like this             |              |                                               |          | Treated now, including by tablets or injections | Clinician first |

  Scenario Outline: Guard 12: pain that is always there, for years
    Given a person with two weeks of simple low back pain
    And the person answers
      | question            | answer                   |
      | Time since it began | <duration>               |
      | What makes it worse | <worse>                  |
      | What eases it       | Nothing, in any position |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                     | duration      | worse                  | triage          |
      | nothing changes it, for years            | Over 12 weeks | Nothing, whatever I do | Plan with care  |
      | worse at night, nothing eases, for years | Over 12 weeks | Night, it gets me up   | Clinician first |
      | worse at night, nothing eases, and new   |               | Night, it gets me up   | Same day        |

  Scenario Outline: Guard 13: no guard, on purpose: pain on breathing in
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer                     |
      | Age                      | <age>                      |
      | Where it hurts           | Ribs                       |
      | Chest, breath, tummy     | Sharp pain on breathing in |
      | How it began             | <began>                    |
      | Movements that are sharp | <brought on by>            |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples:
      | says                                          | age | began                                | brought on by                  | triage    |
      | out of nothing                                | 30  | Slowly                               |                                | Emergency |
      | after a lift                                  | 30  | Lifting, bending, twisting, coughing |                                | Emergency |
      | after a lift, a sore spot, at 55              | 55  | Lifting, bending, twisting, coughing | Pressing on one spot; Twisting | Emergency |
      | after a lift, press and twist bring it on, 30 | 30  | Lifting, bending, twisting, coughing | Pressing on one spot; Twisting | Same day  |

  Scenario Outline: Guard 14: what is alone no sign of anything
    Given a person with two weeks of simple low back pain
    And the person answers
      | question      | answer            |
      | <question>    | <answer>          |
      | What eases it | Changing position |
    When the rules are run
    Then the triage is "Plan"
    And no rule sends the person anywhere

    Examples:
      | says                          | question                     | answer                        |
      | wakes only on turning over    | What makes it worse          | Night, it gets me up; Turning |
      | constipated, but feels it all | Bladder, bowel, between legs | None of these                 |
      | coughing makes it worse       | What makes it worse          | Coughing or straining         |
      | 80 years old                  | Age                          | 80                            |
      | between the shoulder blades   | Where it hurts               | Upper back, shoulder blades   |

  Scenario Outline: Guard 15: a foot that has dropped for years, a leg weak since childhood
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer    |
      | Arms, legs and walking | <ticked>  |
      | Start of limb sign     | <since>   |
      | Change of limb sign    | No change |
      | Limb sign checked      | <checked> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                          | ticked                     | since                     | checked                               | triage          |
      | a leg weak since childhood, known             | One leg weak or giving way | Over 12 weeks ago         | Yes, and it has not changed for years | Plan with care  |
      | a foot that has dropped for years, known      | Foot drops or slaps        | Over 12 weeks ago         | Yes, and it has not changed for years | Plan with care  |
      | a foot that has dropped for years, never seen | Foot drops or slaps        | Over 12 weeks ago         | No                                    | Clinician first |
      | a foot that has dropped for a week            | Foot drops or slaps        | Longer ago, up to 2 weeks | No                                    | Same day        |

  Scenario Outline: On the second look, constipation is no squeezed nerve, and peeing often hides none
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                     | answer                        |
      | Where it hurts               | Lower back; Leg or foot       |
      | Medicines                    | Codeine, morphine or stronger |
      | Bladder, bowel, between legs | <first>                       |
      | Second look between legs     | Yes, something has changed    |
      | Changes between legs         | <changed>                     |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | first                  | changed                                                                                | triage         |
      | constipated on codeine            | None of these          | Only the poo: harder, softer or less often                                             | Plan with care |
      | constipated, and leaks            | None of these          | Leaking pee or poo, or not feeling it come; Only the poo: harder, softer or less often | Emergency      |
      | constipated, cannot say what else | None of these          | Only the poo: harder, softer or less often; I cannot say                               | Emergency      |
      | pees often, on both looks         | Peeing much more often | Peeing much more often                                                                 | Plan with care |
      | pees often, now odd when wiping   | Peeing much more often | Feeling between the legs, or when wiping; Peeing much more often                       | Emergency      |

  Scenario Outline: Piles and iron tablets are no bleeding ulcer
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer      |
      | Chest, breath, tummy | <chest>     |
      | Blood or black poo   | <seen>      |
      | Medicines            | <medicines> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                      | chest                                                   | seen                                               | medicines                                     | triage          |
      | piles                     | Black or bloody poo or vomit                            | A little bright red blood, on paper or in the bowl | None of these                                 | Clinician first |
      | piles, on a blood thinner | Black or bloody poo or vomit                            | A little bright red blood, on paper or in the bowl | Blood thinner, clopidogrel (not just aspirin) | Same day        |
      | iron tablets              | Black or bloody poo or vomit                            | Black from iron tablets, feeling well              | None of these                                 | Clinician first |
      | iron tablets, and clammy  | Black or bloody poo or vomit; Cold sweat, grey or faint | Black from iron tablets, feeling well              | None of these                                 | Emergency       |
      | not sure what it was      | Black or bloody poo or vomit                            | Not sure                                           | None of these                                 | Emergency       |

  Scenario Outline: The usual migraine is no stroke, under 50 and alone
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer                             |
      | Age                  | <age>                              |
      | Where it hurts       | <where>                            |
      | Head, face and sight | Seeing double or sudden sight loss |
      | About the sight      | <sight>                            |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                             | age | where      | sight                                                                                                          | triage          |
      | zigzags as always                | 34  | Lower back | My usual migraine: zigzags or blind patch, both eyes, under an hour                                            | Clinician first |
      | zigzags as always, at 50         | 50  | Lower back | My usual migraine: zigzags or blind patch, both eyes, under an hour                                            | Emergency       |
      | zigzags as always, new neck pain | 34  | Neck       | My usual migraine: zigzags or blind patch, both eyes, under an hour                                            | Emergency       |
      | zigzags, and a curtain           | 34  | Lower back | It was in one eye only, or like a curtain; My usual migraine: zigzags or blind patch, both eyes, under an hour | Emergency       |
